using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Intake.Mail.Parts;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>Adds a scan or file to a case. The content is stored before the act, so that the row never points to nothing.</summary>
public sealed class AddAttachment(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, FileStore files, ProvisionalSeal seal, JournalWriter journal, CurrentActor actor,
    OfficeClock clock)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    /// <exception cref="RuleBroken"><c>secret-not-scanned</c>: secret material stays paper (domain.md §6.10).</exception>
    public async Task<Attachment> RunAsync(string number, string fileName, StoredFile file, AttachmentKind kind, CancellationToken cancellation = default)
    {
        var words = await WordsAsync(number, file, cancellation);
        return await transactions.RunAsync(async () =>
        {
            var letter = Require.Found(await guard.Visible(await access.ViewerAsync(cancellation)).SingleOrDefaultAsync(c => c.Number == number, cancellation));
            var added = Add(letter, fileName, file, kind);
            await seal.PutInActAsync(letter, [fileName, words], cancellation: cancellation);
            return added;
        }, cancellation);
    }

    // A long PDF takes its time: nobody else waits for it. What is read already is looked through by its reader, not here.
    private async Task<string?> WordsAsync(string number, StoredFile file, CancellationToken cancellation)
    {
        if (!await guard.Visible(await access.ViewerAsync(cancellation)).AnyAsync(c => c.Number == number && c.Slip == null, cancellation))
            return null;
        await using var content = files.OpenRead(file.Sha256);
        return (await AttachmentText.ReadAsync(content, file.MediaType, cancellation: cancellation)).Text;
    }

    internal Attachment Add(PetitionCase letter, string fileName, StoredFile file, AttachmentKind kind)
    {
        Require.That(!letter.Receipt.Secret || kind == AttachmentKind.Envelope, "secret-not-scanned");
        var attachment = new Attachment
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            FileName = FileNames.Clean(fileName) is { Length: > 0 } name ? name : "附件",
            MediaType = file.MediaType,
            Size = file.Size,
            Sha256 = file.Sha256,
            Kind = kind,
            AddedBy = actor.PersonId ?? "",
            AddedAt = clock.Now,
        };
        db.Attachments.Add(attachment);
        // A signature is seen by whoever has it drawn; there is nothing in it to read.
        if (kind != AttachmentKind.Signature)
            letter.AttachmentsAre(read: false);
        journal.Write("attachment.added", letter.Id, new { attachment.Id, attachment.Sha256, attachment.Size });
        return attachment;
    }
}
