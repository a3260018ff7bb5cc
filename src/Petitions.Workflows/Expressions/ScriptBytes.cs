using Jint;
using Jint.Native;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// Bytes in scripts. Scripts get them from the API only: a typed array made by a script could take gigabytes in one
/// call, which no limit of the engine sees in time.
/// </summary>
internal static class ScriptBytes
{
    private static readonly string[] Constructors =
    [
        "ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array",
        "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
    ];

    public static bool CanBeNamedIn(PreparedScript script) => script.MayName("Array") || script.MayName("DataView") || script.MayName("Atomics");

    public static void RemoveConstructors(Engine engine)
    {
        foreach (var name in Constructors) engine.Global.Delete(name);
    }

    public static JsTypedArray Create(Engine engine, byte[] bytes)
    {
        var result = engine.Intrinsics.Uint8Array.Construct(bytes);
        // The way back to the constructor: Uint8Array.prototype and the prototype all typed arrays share.
        for (var prototype = result.Prototype; prototype is not null && !ReferenceEquals(prototype, engine.Intrinsics.Object.PrototypeObject); prototype = prototype.Prototype)
            prototype.Delete("constructor");
        return result;
    }
}
