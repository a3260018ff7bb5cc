using Petitions.Cases;

namespace Petitions.Tests.Cases;

/// <summary>Some case of which only what a test names matters.</summary>
internal static class Some
{
    public static PetitionCase Case(bool isPrivate = false) => new()
    {
        Id = Guid.NewGuid(),
        Number = CaseNumber.Create(2026),
        Receipt = new Receipt { ReceiptNumber = "来2026-00001", ReceivedBy = "clerk", Private = isPrivate },
    };

    public static PetitionCase OpenCase()
    {
        var letter = Case();
        letter.Open(new Registration { Title = "来信", OpenedBy = "clerk" });
        return letter;
    }

    public static PetitionCase ReadCase(PetitionClass petitionClass = PetitionClass.Claim)
    {
        var letter = OpenCase();
        letter.Read(new Slip { Who = "来信人", What = "事项", Request = "请处理", Class = petitionClass, ReadBy = "clerk" });
        return letter;
    }

    public static PetitionCase RoutedCase(DisposalMethod method = DisposalMethod.Refer)
    {
        var letter = ReadCase();
        letter.Route(new Routing { Method = method, TargetUnit = "urban", TargetPerson = "gao-zhenhua", NoActionReason = NoActionReason.AlreadyAnswered, ProposedBy = "clerk" });
        return letter;
    }
}
