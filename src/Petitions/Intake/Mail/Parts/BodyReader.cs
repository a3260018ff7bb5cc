using System.Security.Cryptography;
using MimeKit;
using MimeKit.Tnef;

namespace Petitions.Intake.Mail.Parts;

/// <summary>Walks the parts of one mail and sorts them into text, attachments and mails inside.</summary>
internal sealed class BodyReader(MailLimits limits, ReferenceFormats formats, string? charset)
{
    readonly FileNames names = new();
    readonly List<BodyText> texts = [];
    bool isUnwrapped;

    public IReadOnlyList<BodyText> Texts => texts;

    public List<MailAttachment> Attachments { get; } = [];

    public List<ReadMail> Nested { get; } = [];

    public List<MimeEntity> Leaves { get; } = [];

    public bool HasSignature { get; private set; }

    public bool IsEncrypted { get; private set; }

    public void Read(MimeEntity? root)
    {
        if (root is not null)
            Walk(root, isRoot: true);
    }

    void Walk(MimeEntity entity, bool isRoot = false)
    {
        switch (entity)
        {
            case Multipart multipart:
                WalkMultipart(multipart);
                break;
            case MessagePart message:
                Leaves.Add(message);
                AddMail(message);
                break;
            case MimePart part:
                Leaves.Add(part);
                AddPart(part, isRoot);
                break;
        }
    }

    void WalkMultipart(Multipart multipart)
    {
        var kind = multipart.ContentType.MediaSubtype.ToLowerInvariant();
        HasSignature |= kind == "signed";
        IsEncrypted |= kind == "encrypted";
        var before = texts.Count;
        foreach (var child in multipart)
            Walk(child);
        if (kind == "alternative")
            KeepOneAlternative(before);
    }

    /// <summary>Plain text when somebody wrote any, else the HTML; the HTML stays with it for the original view.</summary>
    void KeepOneAlternative(int from)
    {
        var all = texts[from..];
        var readable = all.Where(text => text.Html is null && !text.IsBlank).ToList();
        if (readable.Count == 0 || readable.Count == all.Count)
            return;

        texts.RemoveRange(from, all.Count);
        texts.AddRange(readable.Select(text => text with { Html = all.Find(other => other.Html is not null)?.Html }));
    }

    void AddMail(MessagePart part)
    {
        // The header block of a returned mail names it; it is no mail to read.
        if (part is TextRfc822Headers || part.Message is null)
            return;

        var nested = MailReader.Compose(part.Message, limits, formats, charset);
        Nested.Add(nested);
        AddFile(nested.Subject.Length > 0 ? nested.Subject + ".eml" : null, "message/rfc822", PartOctets.Of(part.Message), null);
    }

    void AddPart(MimePart part, bool isRoot)
    {
        var info = PartInfo.Of(part);
        var octets = PartOctets.Of(part);
        if (info.IsText && !info.IsAttachment && (info.Name is null || isRoot))
            AddText(BodyText.Read(octets, info, limits, charset));
        else if (PartKind.IsMail(info.MediaType))
            AddEncodedMail(info, octets);
        else if (PartKind.IsTnef(info.MediaType, info.Name))
            AddTnef(part, info, octets);
        else if (SignedContent.Is(info.MediaType))
            AddCms(info, octets);
        else if (part is not MessageDeliveryStatus and not MessageDispositionNotification)
            AddFile(info.Name, info.MediaType, octets, info.ContentId);
    }

    void AddText(BodyText text)
    {
        if (text.Html is null)
            text = text with { Text = UuencodedFiles.Extract(text.Text, (name, content) => AddFile(name, "application/octet-stream", content, null)) };
        texts.Add(text);
    }

    /// <summary>Against the standard, but seen: a whole mail as base64. It is checked and read as if it had come alone.</summary>
    void AddEncodedMail(PartInfo info, byte[] octets)
    {
        var name = info.Name;
        if (limits.NestedMails > 0)
        {
            var nested = MailReader.Read(octets, limits with { NestedMails = limits.NestedMails - 1 }, formats);
            Nested.Add(nested);
            name ??= nested.Subject.Length > 0 ? nested.Subject + ".eml" : null;
        }

        AddFile(name, info.MediaType, octets, info.ContentId);
    }

    void AddTnef(MimePart part, PartInfo info, byte[] octets)
    {
        AddFile(info.Name ?? "winmail.dat", info.MediaType, octets, info.ContentId);
        var files = TnefFiles.Extract(part as TnefPart ?? new TnefPart { Content = part.Content }, out var text);
        foreach (var (name, type, content) in files)
            AddFile(name, type, content, null);
        if (text is not null && texts.TrueForAll(t => t.IsBlank))
            texts.Add(new(text, null, "utf-8", false, false));
    }

    void AddCms(PartInfo info, byte[] octets)
    {
        var isDetached = !info.MediaType.EndsWith("mime", StringComparison.Ordinal);
        HasSignature |= isDetached;

        // One level only: what is wrapped twice stays a file.
        if (!isDetached && !isUnwrapped)
        {
            isUnwrapped = true;
            var inner = SignedContent.Open(octets, limits);
            HasSignature |= inner is not null;
            IsEncrypted |= inner is null;
            if (inner is not null)
                Walk(inner);
        }

        AddFile(info.Name, info.MediaType, octets, info.ContentId);
    }

    void AddFile(string? name, string declaredType, byte[] content, string? contentId)
    {
        var type = MediaTypeSniffer.Resolve(declaredType, content);
        Attachments.Add(new(names.Take(name, type), declaredType, type, Convert.ToHexStringLower(SHA256.HashData(content)), content, contentId));
    }
}
