using System.Globalization;
using System.Text;
using Petitions.Deadlines;

namespace Petitions.Cli.Commands;

/// <summary>
/// Reads "span received" pairs, a line each, and answers a line each, in order. A bad line is answered
/// with its error and the rest goes on.
/// </summary>
internal static class DueBatch
{
    private const int SomeLinesBad = 1;
    private const int FlushAt = 1 << 16;

    /// <summary>
    /// Plain answers are tab-separated: span, received, raw, due, due instant, confirmed or provisional.
    /// </summary>
    public static int Run(TextReader input, TextWriter output, DueWords words, bool json)
    {
        var exitCode = 0;
        var jsonWriter = new DueJson(words);
        // Standard output flushes at every write; 100,000 writes would cost more than the counting.
        var answers = new StringBuilder(FlushAt + 4096);
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            var (rule, received) = Split(line);
            if (DueQuestion.TryRead(rule, received, out var question, out _))
            {
                var due = question.Answer();
                if (json)
                    answers.Append(jsonWriter.Of(due));
                else
                    Plain(answers, rule, received, due, words);
            }
            else
            {
                exitCode = SomeLinesBad;
                var message = Error(line, words);
                answers.Append(json ? jsonWriter.OfProblem(number, message) : $"error\t{number}\t{message}");
            }

            answers.Append('\n');
            if (answers.Length >= FlushAt)
                Flush(answers, output);
        }

        Flush(answers, output);
        return exitCode;
    }

    private static Pair Split(string line)
    {
        // A file saved by Windows may begin with a byte order mark.
        var parts = line.AsSpan().Trim('\uFEFF').Trim();
        var gap = parts.IndexOfAny(' ', '\t');
        return gap < 0
            ? new Pair(parts.ToString(), "")
            : new Pair(parts[..gap].ToString(), parts[gap..].Trim().ToString());
    }

    private static string Error(string line, DueWords words)
    {
        var (rule, received) = Split(line);
        DueQuestion.TryRead(rule, received, out _, out var problem);
        return problem == DueProblem.Incomplete ? words.NoPair(line) : words.Problem(problem, rule, received);
    }

    private static void Plain(StringBuilder answers, string rule, string received, DueResult due, DueWords words) =>
        answers.Append(CultureInfo.InvariantCulture,
            $"{rule}\t{received}\t{due.Raw:yyyy-MM-dd}\t{due.Due:yyyy-MM-dd}\t{OfficeTime.WithOffset(due.DueAtUtc):yyyy-MM-dd'T'HH:mm:sszzz}\t{words.Certainty(due.Provisional)}");

    private static void Flush(StringBuilder answers, TextWriter output)
    {
        foreach (var chunk in answers.GetChunks())
            output.Write(chunk.Span);
        output.Flush();
        answers.Clear();
    }

    private readonly record struct Pair(string Rule, string Received);
}
