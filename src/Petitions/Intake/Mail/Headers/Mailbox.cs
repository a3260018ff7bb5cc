namespace Petitions.Intake.Mail.Headers;

/// <summary>A person in a header: the name as shown and the address, null when there is no usable one.</summary>
internal readonly record struct Mailbox(string? Name, string? Address);
