namespace AlphaPulse.Training;

/// <summary>What is wrong with options becomes one error, whoever made them: a host, or code that constructs what they are for.</summary>
internal static class OptionDefects
{
    /// <summary>Refuses options that a constructor is given.</summary>
    /// <param name="defects">What is wrong, each with value, place and remedy.</param>
    /// <param name="parameter">The parameter that brought them.</param>
    /// <exception cref="ArgumentException">There is a defect.</exception>
    public static void Refuse(IEnumerable<string> defects, string parameter)
    {
        if (defects.ToList() is { Count: > 0 } found)
        {
            throw new ArgumentException(string.Join(" ", found), parameter);
        }
    }
}
