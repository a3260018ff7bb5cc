namespace Petitions.Web.Tests.Pages;

/// <summary>One office for all tests of a class: installing one takes seconds, and each test works on things of its own.</summary>
public sealed class SharedPageOffice : IDisposable
{
    public PageOffice Office { get; } = new();

    public void Dispose() => Office.Dispose();
}
