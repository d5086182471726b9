namespace AlphaPulse.Indicators;

/// <summary>What values a parameter takes.</summary>
public enum ParameterKind
{
    /// <summary>A whole number.</summary>
    Integer = 0,

    /// <summary>A number with decimals.</summary>
    Decimal = 1,

    /// <summary>One word of a list; the value of the argument is its index.</summary>
    Choice = 2,
}
