namespace Petitions.Cases;

public enum DictionaryKind { Subject, Purpose, Filing }

/// <summary>字典项: one entry of 内容分类 (three levels, L-19), 信访目的 or 立案标准 (V-14), found by code, name or phonetic initials.</summary>
public sealed class DictionaryEntry
{
    public DictionaryKind Kind { get; init; }

    /// <summary>Two characters a level, so that a code begins with its parent's.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>首字母, lower case: <c>ldsb</c> for 劳动社保.</summary>
    public required string Initials { get; set; }

    /// <summary>Offered no longer; letters that carry it keep it.</summary>
    public bool Retired { get; set; }
}
