using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Cuts <c>value; name=token; name="quoted"</c> into its pieces and forgives what mailers forget.</summary>
internal sealed class ParameterTokens(string text)
{
    int at;

    public string ReadValue()
    {
        var start = at;
        while (at < text.Length && text[at] != ';')
            at++;
        return text[start..at].Trim();
    }

    public bool TryRead(out string name, out string value)
    {
        (name, value) = ("", "");
        while (at < text.Length)
        {
            while (at < text.Length && (text[at] == ';' || char.IsWhiteSpace(text[at])))
                at++;
            var start = at;
            while (at < text.Length && text[at] is not ('=' or ';'))
                at++;
            name = text[start..at].Trim();
            if (at >= text.Length || text[at] == ';')
                continue;

            at++;
            value = ReadParameterValue();
            if (name.Length > 0)
                return true;
        }

        return false;
    }

    string ReadParameterValue()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at < text.Length && text[at] == '"')
            return ReadQuoted();

        var start = at;
        while (at < text.Length && text[at] != ';')
            at++;
        return text[start..at].Trim();
    }

    string ReadQuoted()
    {
        var value = new StringBuilder();
        at++;
        while (at < text.Length && text[at] != '"')
        {
            // Only \" and \\ are escapes: Windows mailers put whole paths with bare backslashes here.
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
                at++;
            value.Append(text[at++]);
        }

        at++;
        return value.ToString();
    }
}
