namespace AlphaPulse.Backtesting;

/// <summary>What a fill costs, as a share of the notional that is traded.</summary>
/// <remarks>Going from short to long trades twice: it closes one position and opens another. Immutable and safe for use from any thread.</remarks>
public sealed record TradingCosts
{
    private const decimal MaximumBasisPoints = 1000;

    private readonly decimal _fee = 10;
    private readonly decimal _slippage;

    /// <summary>No costs at all, for comparison only.</summary>
    public static TradingCosts None { get; } = new() { FeeBasisPoints = 0 };

    /// <summary>The fee of one side in basis points (0.01 %); from 0 to 1,000, default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public decimal FeeBasisPoints
    {
        get => _fee;
        init => _fee = Check(value, nameof(FeeBasisPoints));
    }

    /// <summary>What one side loses to the spread and to its own weight, in basis points (0.01 %); from 0 to 1,000, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public decimal SlippageBasisPoints
    {
        get => _slippage;
        init => _slippage = Check(value, nameof(SlippageBasisPoints));
    }

    /// <summary>Fee and slippage of one side as a fraction of the notional.</summary>
    public decimal Fraction => (FeeBasisPoints + SlippageBasisPoints) / 10_000m;

    private static decimal Check(decimal value, string name) => value is >= 0 and <= MaximumBasisPoints
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Costs are from 0 to 1,000 basis points.");
}
