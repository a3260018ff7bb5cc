namespace Petitions.Dispatch.NoticeMails;

/// <summary>When somebody wishes to hear by mail of what lies on his desk.</summary>
public enum MailWish { AtOnce, Daily, None }
