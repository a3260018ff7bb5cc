namespace Petitions.Guard;

/// <summary>A sealed identity cannot be opened. It says why, never what.</summary>
public sealed class IdentityUnreadable(string reason) : Exception($"The identity cannot be opened: {reason}.");
