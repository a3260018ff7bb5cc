using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// Bounds the functions that build text of any length, or walk a list of any length, in one call. The engine looks at its
/// limits between statements only, so a single <c>'x'.repeat(500000000)</c> would take a gigabyte before anybody noticed.
/// </summary>
internal static class ScriptTextLimits
{
    // A function that the script cannot name need not be guarded: most scripts are one comparison, and an engine is made for each.
    public static void Install(Engine engine, PreparedScript script, ScriptLimits limits)
    {
        var longest = limits.TextLength;
        if (script.MayName("repeat") || script.MayName("pad") || script.MayName("replace") || script.MayName("concat")) GuardTexts(engine, longest);
        if (script.MayName("stringify")) Wrap(engine, engine.Global.Get("JSON").AsObject(), "stringify", (_, args) => args.Length == 0 ? 0 : ScriptWeight.Of(args[0], longest, args.Length > 2 ? MostIndent : 0), longest);
        // Lists are joined without being told to when they become text.
        if (script.CanRunDeep || script.MayName("join") || script.MayName("Array") || script.MayName("fill") || script.MayName("repeat"))
            Wrap(engine, PrototypeOf(engine, "Array"), "join", (self, args) => LongestJoin(self, args, longest), longest);
        if (script.CallsIndirectly) GuardWalks(engine, PrototypeOf(engine, "Array"), limits.ArrayLength);
        if (script.MayName("BigInt")) engine.Global.Delete("BigInt");
    }

    // As the language has it.
    private const double MostIndent = 10;

    private static void GuardTexts(Engine engine, int longest)
    {
        var text = PrototypeOf(engine, "String");
        Wrap(engine, text, "repeat", (self, args) => self.ToString().Length * Argument(args), longest);
        Wrap(engine, text, "padStart", (_, args) => Argument(args), longest);
        Wrap(engine, text, "padEnd", (_, args) => Argument(args), longest);
        // At worst every character is replaced.
        Wrap(engine, text, "replaceAll", LongestReplacement, longest);
        Wrap(engine, text, "replace", LongestReplacement, longest);
        var replace = engine.Global.Get("Symbol").AsObject().Get("replace");
        Wrap(engine, PrototypeOf(engine, "RegExp"), replace, (self, args) => args.Length < 2 ? 0 : LongestReplacement(args[0], [self, args[1]]), longest);
        Wrap(engine, text, "concat", (_, args) => args.Sum(arg => ScriptWeight.Of(arg, longest)), longest);
    }

    // Lent to something that only says it is long, a function of lists would walk for years.
    private static void GuardWalks(Engine engine, ObjectInstance list, uint longest)
    {
        foreach (var (key, property) in list.GetOwnProperties().ToList())
            if (key.IsString() && property.Value is Jint.Native.Function.Function && key.AsString() != "constructor")
                Wrap(engine, list, key.AsString(), (self, _) => self is ObjectInstance other and not JsArray ? LengthOf(other) : 0, longest);
        Wrap(engine, engine.Global.Get("Array").AsObject(), "from", (_, args) => args.Length > 0 && args[0] is ObjectInstance other and not JsArray ? LengthOf(other) : 0, longest);
    }

    private static double LengthOf(ObjectInstance like) => TypeConverter.ToNumber(like.Get("length")) is var length && double.IsNaN(length) ? 0 : length;

    private static ObjectInstance PrototypeOf(Engine engine, string name) => engine.Global.Get(name).AsObject().Get("prototype").AsObject();

    private static void Wrap(Engine engine, ObjectInstance owner, JsValue name, Func<JsValue, JsValue[], double> length, double longest)
    {
        var original = owner.Get(name);
        var guarded = new ClrFunction(engine, name.ToString(), (self, args) =>
            length(self, args) > longest ? throw new ExpressionException($"A text or list of more than {longest} elements.") : engine.Call(original, self, args));
        owner.FastSetProperty(name, new Jint.Runtime.Descriptors.PropertyDescriptor(guarded, writable: true, enumerable: false, configurable: true));
    }

    private static double Argument(JsValue[] args) => args.Length == 0 ? 0 : TypeConverter.ToNumber(args[0]) is var number && double.IsNaN(number) ? 0 : number;

    private static double LongestReplacement(JsValue self, JsValue[] args)
    {
        if (args.Length < 2 || !args[1].IsString() || !self.IsString()) return 0;
        var (length, replacement) = ((double)self.AsString().Length, args[1].AsString());
        // All matches together are no longer than the text; what stands before or behind one, or a look ahead has caught, can be all of it each time.
        var inserts = (double)replacement.Count(letter => letter == '$');
        var all = replacement.Contains("$'", StringComparison.Ordinal) || replacement.Contains("$`", StringComparison.Ordinal) || args[0].ToString().Contains("(?", StringComparison.Ordinal);
        return (length * replacement.Length) + (inserts * length * (all ? length : 1));
    }

    private static double LongestJoin(JsValue self, JsValue[] args, double longest)
        => self is JsArray list ? ScriptWeight.Of(list, longest) + (args.Length > 0 && args[0].IsString() ? (double)list.Length * args[0].AsString().Length : 0) : 0;
}
