namespace Petitions.Cases;

/// <summary>信访形式 by which a matter came (domain.md §6.3); all but the visit are letters.</summary>
public enum Channel { Post, Hand, Fax, Mail, Web, Visit }

/// <summary>The statutory classes of 信访工作条例 art. 29-31: they drive the way of a letter.</summary>
public enum PetitionClass { Suggestion, Claim, Accusation }

public enum Urgency { Ordinary, Urgent, Critical }

/// <summary>可信性 as the reader judges it (L-18).</summary>
public enum Credibility { Credible, Doubtful, Unknown }

/// <summary>Whether the letter accuses somebody; unclear needs a reason and blocks dispatch.</summary>
public enum AccusedState { None, Named, Unclear }

/// <summary>The seven methods of handling a letter (domain.md §1.5).</summary>
public enum DisposalMethod { Refer, ReferByLetter, ReferToHead, HandleHere, NoAction, PresentDirect, PresentAbstract }

/// <summary>The only three reasons for 不处理 (domain.md §1.5, method 7).</summary>
public enum NoActionReason { TargetUnidentifiable, AlreadyAnswered, CertifiedIllness }

/// <summary>属实/基本属实/部分属实/不属实 (domain.md §1.1).</summary>
public enum Finding { True, BasicallyTrue, PartlyTrue, False }

/// <summary>支持/解释说明/不予支持 (条例 art. 32).</summary>
public enum HandlingResult { Supported, Explained, NotSupported }

/// <summary>Why a case closes without an answer; always confirmed by a second person (design §6).</summary>
public enum NoReplyReason { UnknownWriter, LeaderMatter, ProtectedChannel, Unopened, Misdelivered, WrongPlace, Security, VisitorLeft, Undeliverable }

public enum DispatchForm { Original, Abstract }

/// <summary>归档保管期限 (国家档案局令第8号).</summary>
public enum Retention { Permanent, ThirtyYears, TenYears }

public enum Custody { InCustody, WithCase, Returned }

public enum EnclosureKind { Photo, Identity, Cash, Bill, Disc, Document, Other }
