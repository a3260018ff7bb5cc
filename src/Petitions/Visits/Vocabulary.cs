namespace Petitions.Visits;

/// <summary>Where a visitor is on his way through the hall.</summary>
public enum VisitState { Waiting, Called, Done }

/// <summary>接待: what the first look at the door decides (domain.md §9.2, step 1).</summary>
public enum Greeting { Seated, SealedRoom, Security, WrongPlace }

/// <summary>验证有效证件 (V-04).</summary>
public enum IdKind { IdentityCard, ResidencePermit, Passport, Other }

public enum IdResult { Verified, Refused, None }

/// <summary>How the visitor confirmed what was read back to him (checkpoint 5).</summary>
public enum RecordConfirmation { SignedOnPaper, SignedOnTablet, Orally, Refused }

/// <summary>索要书面材料 (checkpoint 6).</summary>
public enum WrittenMaterial { Received, None, ToFollow }

/// <summary>处理: what becomes of a visit (V-07 to V-14).</summary>
public enum VisitDecision { Answered, Explained, ToLeader, Assigned, Coordinated, Filed, ToldElsewhere }

/// <summary>Why a justified request is explained and not granted (V-11, V-13); the visitor is never made to withdraw it (C9).</summary>
public enum ExplanationGround { Policy, Circumstances, UnitAbsent }

public enum NoticeForm { Written, Oral }

/// <summary>满意度评价 (domain.md §6.5).</summary>
public enum Satisfaction { Satisfied, FairlySatisfied, Dissatisfied }
