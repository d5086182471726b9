namespace AlphaPulse.Backtesting;

/// <summary>Options of <see cref="StationaryBootstrap"/>.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record BootstrapOptions
{
    private readonly int _resamples = 5000;
    private readonly double _confidence = 0.95;
    private readonly double? _blockLength;

    /// <summary>How many series are drawn; from 100 to 1,000,000, default 5,000. The least p-value is 1 / (this + 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Resamples
    {
        get => _resamples;
        init => _resamples = value is >= 100 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Draw from 100 to 1,000,000 series.");
    }

    /// <summary>The confidence of the interval; above 0 and below 1, default 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Confidence
    {
        get => _confidence;
        init => _confidence = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence is above 0 and below 1.");
    }

    /// <summary>
    /// The expected length of a block, from 1 to 1,000,000,000: longer for returns that depend on each other for longer. Default
    /// <see langword="null"/>: the cube root of the number of values, the rate at which the best length grows for a mean.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double? ExpectedBlockLength
    {
        get => _blockLength;
        init => _blockLength = value is null or (>= 1 and <= 1e9)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A block is expected to have from 1 to 1,000,000,000 values.");
    }
}
