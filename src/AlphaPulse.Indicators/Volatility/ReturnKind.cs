namespace AlphaPulse.Indicators;

/// <summary>How the change from one value to a later one is written.</summary>
public enum ReturnKind
{
    /// <summary>The natural logarithm of their quotient.</summary>
    Logarithmic = 0,

    /// <summary>The difference over the earlier one, as a fraction.</summary>
    Simple = 1,
}
