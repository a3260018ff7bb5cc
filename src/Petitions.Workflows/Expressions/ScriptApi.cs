using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Expressions;

/// <summary>The functions a script can call. Only those its source can name are installed.</summary>
internal sealed partial class ScriptApi
{
    private readonly Engine engine;
    private readonly PreparedScript script;
    private readonly IScriptScope scope;

    private ScriptApi(Engine engine, PreparedScript script, IScriptScope scope)
    {
        this.engine = engine;
        this.script = script;
        this.scope = scope;
    }

    public static void Install(Engine engine, PreparedScript script, IScriptScope scope)
    {
        var api = new ScriptApi(engine, script, scope);
        // Accessors come first: a variable called "Variable" must not replace getVariable.
        api.InstallAccessors();
        api.InstallOutputAccessors();
        api.InstallWorkflow();
        api.InstallTools();
        if (script.MayName("variables")) engine.SetValue("variables", api.VariablesObject());
    }

    private void InstallAccessors()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in scope.VisibleVariables)
        {
            if (!seen.Add(variable.Name)) continue;
            foreach (var name in NamesOf(variable.Name))
            {
                if (!script.MayName(name)) continue;
                Add("get" + name, _ => Read(variable));
                Add("set" + name, args => Write(variable, args));
            }
        }

        foreach (var input in scope.Definition.Inputs)
            if (!seen.Contains(input.Name) && script.MayName(input.Name))
                Add("get" + input.Name, _ => ToScript(scope.GetInput(input.Name)));
    }

    private void InstallOutputAccessors()
    {
        if (!script.MayName("From")) return;
        foreach (var (activity, output) in scope.KnownOutputs)
        {
            var name = char.ToUpperInvariant(output[0]) + output[1..];
            foreach (var of in NamesOf(activity.Id).Union(NamesOf(activity.Name))) Add($"get{name}From{of}", _ => ToScript(scope.GetOutput(activity.Id, output)));
        }
    }

    // Elsa writes names in Pascal case behind get and set: "step_one" is getStepOne. As they are they do no harm.
    private static IEnumerable<string> NamesOf(string name) => new[] { WordStart().Replace(name, match => match.Groups[1].Value.ToUpperInvariant()), name }.Distinct(StringComparer.Ordinal);

    [GeneratedRegex("(?:^|_| +)(.)")]
    private static partial Regex WordStart();

    private void InstallWorkflow()
    {
        Add("getVariable", args => Find(Text(args, 0)) is { } variable ? Read(variable) : JsValue.Null);
        Add("setVariable", args => Write(Find(Text(args, 0)) ?? throw new ExpressionException($"Variable '{Text(args, 0)}' not found."), args[1..]));
        Add("getInput", args => ToScript(scope.GetInput(Text(args, 0))));
        Add("getOutputFrom", args => ToScript(scope.GetOutput(Text(args, 0), args.Length > 1 && args[1].IsString() ? Text(args, 1) : null)));
        Add("getLastResult", _ => ToScript(scope.LastResult));
        Add("getCorrelationId", _ => ToScript(scope.CorrelationId));
        Add("setCorrelationId", args =>
        {
            scope.CorrelationId = Text(args, 0);
            return JsValue.Undefined;
        });
        Add("getWorkflowInstanceId", _ => ToScript(scope.InstanceId));
        Add("setWorkflowInstanceName", args =>
        {
            scope.InstanceName = args.Length == 0 || args[0].IsNull() || args[0].IsUndefined() ? null : Text(args, 0);
            return JsValue.Undefined;
        });
        Add("getWorkflowInstanceName", _ => ToScript(scope.InstanceName));
        Add("getWorkflowDefinitionId", _ => ToScript(scope.Definition.DefinitionId));
        Add("getWorkflowDefinitionVersionId", _ => ToScript(scope.Definition.VersionId));
        Add("getWorkflowDefinitionVersion", _ => ToScript(scope.Definition.Version));
        Add("setOutcome", args => Outcomes([Text(args, 0)]));
        Add("setOutcomes", args => Outcomes(JsonBridge.ToJson(args[0]) is JsonArray list ? [.. list.Select(item => $"{item}")] : [.. args.Select(arg => arg.ToString())]));
    }

    private void InstallTools()
    {
        Add("isNullOrEmpty", args => ToScript(args.Length == 0 || args[0].IsNull() || args[0].IsUndefined() || args[0].ToString().Length == 0));
        Add("isNullOrWhiteSpace", args => ToScript(args.Length == 0 || args[0].IsNull() || args[0].IsUndefined() || string.IsNullOrWhiteSpace(args[0].ToString())));
        Add("toJson", args => new JsString(ValueConverter.ToElsaText(args.Length == 0 ? null : JsonBridge.ToJson(args[0]))));
        Add("newGuid", _ => new JsString(Guid.NewGuid().ToString()));
        Add("newGuidString", _ => new JsString(Guid.NewGuid().ToString()));
        Add("getGuidString", _ => new JsString(Guid.NewGuid().ToString()));
        Add("newShortGuid", _ => new JsString(Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_')));
        Add("parseGuid", args => Guid.TryParse(Text(args, 0), out var id) ? new JsString(id.ToString()) : throw new ExpressionException($"'{Text(args, 0)}' is no GUID."));
        Add("bytesToString", args => new JsString(Encoding.UTF8.GetString(Bytes(args))));
        Add("bytesFromString", args => Bytes(Encoding.UTF8.GetBytes(Text(args, 0))));
        Add("bytesToBase64", args => new JsString(Convert.ToBase64String(Bytes(args))));
        Add("bytesFromBase64", args => Bytes(FromBase64(Text(args, 0))));
        Add("stringToBase64", args => new JsString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(args, 0)))));
        Add("stringFromBase64", args => new JsString(Encoding.UTF8.GetString(FromBase64(Text(args, 0)))));
    }

    private JsObject VariablesObject()
    {
        var result = new JsObject(engine);
        foreach (var name in scope.VisibleVariables.Select(variable => variable.Name).Distinct(StringComparer.Ordinal))
        {
            var variable = Find(name)!;
            result.DefineOwnProperty(name, new Jint.Runtime.Descriptors.GetSetPropertyDescriptor(
                new ClrFunction(engine, "get", (_, _) => Read(variable)),
                new ClrFunction(engine, "set", (_, args) => Write(variable, args)),
                enumerable: true,
                configurable: false));
        }

        return result;
    }

    private VariableDefinition? Find(string name) => scope.VisibleVariables.FirstOrDefault(variable => variable.Name == name);

    private JsValue Read(VariableDefinition variable)
        => JsonBridge.ToScript(engine, scope.GetVariable(variable), variable.Type.IsArray ? ValueKind.Object : variable.Type.Kind);

    private JsValue Write(VariableDefinition variable, JsValue[] args)
    {
        scope.SetVariable(variable, args.Length == 0 ? null : JsonBridge.ToJson(args[0]));
        return JsValue.Undefined;
    }

    private JsValue Outcomes(IReadOnlyList<string> outcomes)
    {
        scope.SetOutcomes(outcomes);
        return JsValue.Undefined;
    }

    private JsValue ToScript(JsonNode? node) => JsonBridge.ToScript(engine, node);

    private static string Text(JsValue[] args, int index) => args.Length > index ? args[index].ToString() : "";

    private static byte[] Bytes(JsValue[] args)
        => args.Length > 0 && args[0].IsUint8Array() ? args[0].AsUint8Array() : throw new ExpressionException("Bytes expected.");

    private JsTypedArray Bytes(byte[] bytes) => ScriptBytes.Create(engine, bytes);

    private static byte[] FromBase64(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : throw new ExpressionException("The text is not base64.");
    }

    private void Add(string name, Func<JsValue[], JsValue> body)
    {
        if (script.MayName(name)) engine.SetValue(name, new ClrFunction(engine, name, (_, args) => body(args)));
    }
}
