using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// Bounds the text functions that build any length in one call. The memory limit is looked at between statements only,
/// so a single <c>'x'.repeat(500000000)</c> would take a gigabyte before anybody noticed.
/// </summary>
internal static class ScriptTextLimits
{
    public static void Install(Engine engine, int longest)
    {
        var prototype = engine.Global.Get("String").AsObject().Get("prototype").AsObject();
        Wrap(engine, prototype, "repeat", (text, args) => text.ToString().Length * Argument(args), longest);
        Wrap(engine, prototype, "padStart", (_, args) => Argument(args), longest);
        Wrap(engine, prototype, "padEnd", (_, args) => Argument(args), longest);
        // At worst every character is replaced.
        Wrap(engine, prototype, "replaceAll", LongestReplacement, longest);
        Wrap(engine, prototype, "replace", LongestReplacement, longest);
        Wrap(engine, engine.Global.Get("Array").AsObject().Get("prototype").AsObject(), "join", LongestJoin, longest);
    }

    private static void Wrap(Engine engine, ObjectInstance prototype, string name, Func<JsValue, JsValue[], double> length, int longest)
    {
        var original = prototype.Get(name);
        var guarded = new ClrFunction(engine, name, (self, args) =>
            length(self, args) > longest ? throw new ExpressionException($"A text of more than {longest} characters.") : engine.Call(original, self, args));
        prototype.FastSetProperty(name, new Jint.Runtime.Descriptors.PropertyDescriptor(guarded, writable: true, enumerable: false, configurable: true));
    }

    private static double Argument(JsValue[] args) => args.Length == 0 ? 0 : TypeConverter.ToNumber(args[0]) is var number && double.IsNaN(number) ? 0 : number;

    private static double LongestReplacement(JsValue self, JsValue[] args)
        => args.Length < 2 || !args[1].IsString() || !self.IsString() ? 0 : (double)self.AsString().Length * args[1].AsString().Length;

    private static double LongestJoin(JsValue self, JsValue[] args)
        => self is JsArray list && args.Length > 0 && args[0].IsString() ? (double)list.Length * args[0].AsString().Length : 0;
}
