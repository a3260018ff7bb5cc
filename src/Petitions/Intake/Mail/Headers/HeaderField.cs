namespace Petitions.Intake.Mail.Headers;

/// <summary>One header field: the value as octets, still folded, because its charset is not known yet.</summary>
internal readonly record struct HeaderField(string Name, ReadOnlyMemory<byte> Value);
