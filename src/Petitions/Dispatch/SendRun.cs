namespace Petitions.Dispatch;

/// <summary>What one run did.</summary>
public sealed record SendRun
{
    public int Sent { get; set; }

    /// <summary>Not sent, because the guard said no.</summary>
    public int Cancelled { get; set; }

    /// <summary>Refused by the server and tried again later.</summary>
    public int Deferred { get; set; }

    /// <summary>Given up: somebody must look at them.</summary>
    public int Failed { get; set; }

    /// <summary>Due and not attempted: no server is configured, or none answers.</summary>
    public int Waiting { get; set; }
}
