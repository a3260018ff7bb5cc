using System.Globalization;
using System.Text;
using System.Xml;

namespace Petitions.Workflows.Diagrams;

/// <summary>Writes SVG elements; text is escaped and characters XML does not allow are dropped.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder text = new();
    private readonly XmlWriter xml;

    public SvgWriter() => xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true });

    public void Open(string element, params (string Name, object Value)[] attributes)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, Clean(value));
    }

    public void Close() => xml.WriteEndElement();

    public void Element(string element, params (string Name, object Value)[] attributes)
    {
        Open(element, attributes);
        Close();
    }

    public void Text(string element, string content, params (string Name, object Value)[] attributes)
    {
        Open(element, attributes);
        xml.WriteString(Clean(content));
        Close();
    }

    public string Finish()
    {
        xml.Flush();
        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    private static string Clean(object value)
    {
        if (value is double number) return number.ToString("0.##", CultureInfo.InvariantCulture);
        var result = new StringBuilder();
        foreach (var rune in Convert.ToString(value, CultureInfo.InvariantCulture)!.EnumerateRunes())
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)) result.Append(rune.ToString());
        return result.ToString();
    }
}
