namespace AlphaPulse.Indicators.Tests;

/// <summary>A golden file and the indicator that it is compared with.</summary>
/// <param name="File">The path below the folder, without its ending.</param>
/// <param name="Spec">The indicator.</param>
/// <param name="Columns">The column of each output, in order, separated by commas; <c>-</c> for an output that the file does not have.</param>
internal sealed record GoldenCase(string File, string Spec, string Columns)
{
    /// <summary>How many bars the peer withholds the first output, waiting for the last one.</summary>
    public int Withheld { get; init; }

    /// <summary>What the bars were divided by.</summary>
    public decimal Divisor { get; init; } = 1;

    /// <summary>What the outputs are multiplied with where the peer has another unit.</summary>
    public decimal Unit { get; init; } = 1;

    /// <summary>Whether the file lists only the bars where the value is not 0.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Bars where the prices tie and the peer decides by what the rounding of doubles left: decimals are not compared there.</summary>
    public IReadOnlyList<int> Ties { get; init; } = [];

    /// <summary>The first bar from which the values agree, where the peer begins otherwise; bars before it are not compared.</summary>
    public int From { get; init; }

    /// <summary>How far doubles may be off, of the greatest value of the columns: more than 1e-9 only where the peer's own double is off by more
    /// (<c>tolerances.csv</c>).</summary>
    public double Tolerance { get; init; } = 1e-9;
}
