using System.Diagnostics.CodeAnalysis;

namespace Petitions.Workflows.Definitions;

/// <summary>The kinds of value a variable, input or output can hold. Names are the aliases of the file format.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names are those of the file format.")]
public enum ValueKind
{
    /// <summary>Any JSON value, kept as it is.</summary>
    Object,

    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Whole number of 16 bits.</summary>
    Int16,

    /// <summary>Whole number of 32 bits.</summary>
    Int32,

    /// <summary>Whole number of 64 bits; scripts see it as a double and lose digits beyond 2^53.</summary>
    Int64,

    /// <summary>Floating-point number of 32 bits.</summary>
    Single,

    /// <summary>Floating-point number of 64 bits.</summary>
    Double,

    /// <summary>Decimal number.</summary>
    Decimal,

    /// <summary>Identifier, kept as lower-case text with hyphens.</summary>
    Guid,

    /// <summary>Date and time as given, without a zone unless the text has one; ISO 8601 text.</summary>
    DateTime,

    /// <summary>Date and time with an offset; ISO 8601 text.</summary>
    DateTimeOffset,

    /// <summary>Duration, kept as text <c>[d.]hh:mm:ss[.fffffff]</c>.</summary>
    TimeSpan,

    /// <summary>Bytes, kept as base64 text; a Uint8Array in scripts.</summary>
    ByteArray,

    /// <summary>Bytes of a stream, kept as base64 text.</summary>
    Stream,

    /// <summary>JSON object (Elsa's ExpandoObject) or, read back, any JSON value.</summary>
    Json,

    /// <summary>Any JSON value.</summary>
    JsonElement,

    /// <summary>Any JSON value.</summary>
    JsonNode,

    /// <summary>JSON object.</summary>
    JsonObject,

    /// <summary>JSON array.</summary>
    JsonArray,

    /// <summary>JSON object whose members are text.</summary>
    StringDictionary,

    /// <summary>JSON object.</summary>
    ObjectDictionary,

    /// <summary>JSON object whose members are text.</summary>
    StringMap,

    /// <summary>JSON object.</summary>
    ObjectMap,
}
