namespace Petitions.Web.Pages;

internal static class Uploads
{
    /// <summary>Of one form: two files of the size that the file store takes at most, and what is typed beside them.</summary>
    public const long Limit = 201L * 1024 * 1024;
}
