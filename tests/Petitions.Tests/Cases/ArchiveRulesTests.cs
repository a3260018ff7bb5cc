using Petitions.Cases;
using Petitions.Rules;

namespace Petitions.Tests.Cases;

/// <summary>件件有处置、有回音，事事有结果: what must be there before a case closes (L-22).</summary>
public sealed class ArchiveRulesTests
{
    private static readonly DateTime Now = new(2026, 10, 9, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Archive_NeverRouted_IsRefused() => Refused("close-without-disposal", Some.ReadCase());

    [Fact]
    public void Archive_WithoutAnswer_IsRefused()
    {
        var letter = Handled();

        Refused("close-without-answer", letter);
    }

    [Fact]
    public void Archive_WithoutResult_IsRefused()
    {
        var letter = Some.RoutedCase();
        letter.Replied();

        Refused("close-without-result", letter);
    }

    [Fact]
    public void Archive_DisposalResultAndAnswer_Closes()
    {
        var letter = Handled();
        letter.Replied();

        letter.Archive(Now);

        (letter.Stage, letter.ClosedAt).ShouldBe(("archived", Now));
    }

    [Fact]
    public void Archive_NoActionAnswered_NeedsNoOtherResult()
    {
        var letter = Some.RoutedCase(DisposalMethod.NoAction);
        letter.Replied();

        Should.NotThrow(() => letter.Archive(Now));
    }

    [Fact]
    public void Archive_NotedByALeaderAndAnswered_NeedsNoOtherResult()
    {
        var letter = Some.RoutedCase(DisposalMethod.PresentDirect);
        letter.Noted();
        letter.Replied();

        Should.NotThrow(() => letter.Archive(Now));
    }

    [Fact]
    public void Archive_CodedReasonNotConfirmed_IsRefused()
    {
        var letter = Handled();
        letter.ProposeNoReply(NoReplyReason.UnknownWriter);

        Refused("close-without-answer", letter);
    }

    [Fact]
    public void Archive_CodedReasonRefusedAgain_IsRefused()
    {
        var letter = Handled();
        letter.ProposeNoReply(NoReplyReason.UnknownWriter);
        letter.ConfirmNoReply();
        letter.ProposeNoReply(NoReplyReason.UnknownWriter);
        letter.RefuseNoReply();

        Refused("close-without-answer", letter);
    }

    [Fact]
    public void Archive_CodedReasonConfirmed_Closes()
    {
        var letter = Handled();
        letter.ProposeNoReply(NoReplyReason.ProtectedChannel);
        letter.ConfirmNoReply();

        Should.NotThrow(() => letter.Archive(Now));
    }

    [Fact]
    public void Reply_AfterAConfirmedReasonForNone_TakesTheReasonBack()
    {
        var letter = Handled();
        letter.ProposeNoReply(NoReplyReason.UnknownWriter);
        letter.ConfirmNoReply();

        letter.Replied();

        (letter.Closing.IsAnswered, letter.Closing.NoReplyReason, letter.Closing.IsConfirmedWithoutReply).ShouldBe((true, null, false));
    }

    [Fact]
    public void Open_Twice_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.OpenCase().Open(new Registration { Title = "来信", OpenedBy = "clerk" })).Code.ShouldBe("letter-already-open");

    [Fact]
    public void Open_PrivateLetter_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.Case(isPrivate: true).Open(new Registration { Title = "来信", OpenedBy = "clerk" })).Code.ShouldBe("letter-must-stay-closed");

    [Fact]
    public void LeaveUnopened_AnOpenLetter_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.OpenCase().LeaveUnopened(NoReplyReason.Misdelivered)).Code.ShouldBe("letter-already-open");

    [Fact]
    public void Read_AnUnopenedLetter_IsRefused() =>
        Should.Throw<RuleBroken>(() => Some.Case().Read(new Slip { Who = "甲", What = "乙", Request = "丙", ReadBy = "clerk" })).Code.ShouldBe("letter-not-open");

    private static PetitionCase Handled()
    {
        var letter = Some.RoutedCase();
        letter.Handled(Finding.True, HandlingResult.Supported, "经过", "依据", "答复", "urban");
        return letter;
    }

    private static void Refused(string code, PetitionCase letter) =>
        Should.Throw<RuleBroken>(() => letter.Archive(Now)).Code.ShouldBe(code);
}
