using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Visits;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Pages.Visits;

/// <summary>接谈记录 on paper, for the visitor to read and sign.</summary>
public sealed class InterviewModel(CaseReader reader, VisitReader visits, PetitionsDb db, Transactions transactions, JournalWriter journal) : PrintedPage(reader, db, transactions, journal)
{
    public VisitView Visit { get; private set; } = null!;

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        Visit = await visits.RunAsync(number, cancellation);
        if (Visit.Interviews.Count == 0)
            throw new NotVisible();
        await PrintAsync(number, "interview.printed", cancellation);
    }

    /// <summary>The signatures were drawn in the order of the talks.</summary>
    public Guid? SignatureOf(InterviewView talk)
    {
        var signed = Visit.Interviews.Where(i => i.Confirmation == RecordConfirmation.SignedOnTablet).ToList();
        var drawn = Case.Attachments.Where(a => a.Kind == AttachmentKind.Signature).ToList();
        var place = signed.IndexOf(talk);
        return place >= 0 && place < drawn.Count ? drawn[place].Id : null;
    }
}
