using System.Security.Cryptography;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>The database is whole, nothing became an incident, and every attachment's content is what its row says.</summary>
internal static class StorageRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        foreach (var problem in office.DatabaseProblems)
            yield return new Violation("database-damaged", problem);
        foreach (var incident in office.Incidents)
            yield return new Violation("incident", $"{incident.Where}: {incident.Cause}");
        foreach (var attachment in office.Attachments)
        {
            var file = Path.Combine(office.Directory.Files, attachment.Sha256[..2], attachment.Sha256[2..4], attachment.Sha256);
            if (!File.Exists(file))
                yield return new Violation("attachment-without-content", attachment.FileName);
            else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != attachment.Sha256)
                yield return new Violation("attachment-content-damaged", attachment.FileName);
        }
    }
}
