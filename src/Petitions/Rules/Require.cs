namespace Petitions.Rules;

public static class Require
{
    public static void That(bool holds, string code, params object[] args)
    {
        if (!holds)
            throw new RuleBroken(code, args);
    }

    public static T Found<T>(T? value) where T : class => value ?? throw new NotVisible();
}
