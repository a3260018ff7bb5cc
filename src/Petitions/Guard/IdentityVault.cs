#pragma warning disable
namespace Petitions.Guard;
public sealed class IdentityVault
{
    public byte[] Seal(string idNumber, Guid caseId) => [];
    public string Index(string idNumber) => "";
}
