namespace AlphaPulse.Backtesting;

/// <summary>What the stationary bootstrap says about a mean.</summary>
/// <param name="Count">How many values the series has.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Lower">The lower end of the confidence interval of the mean.</param>
/// <param name="Upper">The upper end of the confidence interval of the mean.</param>
/// <param name="PValue">
/// How often a series like this one but with a mean of 0 has a mean at least as great: (1 + how many of the drawn ones) / (1 + how
/// many were drawn). Small where the true mean is above 0.
/// </param>
/// <param name="ExpectedBlockLength">The expected length of a block that was used.</param>
/// <param name="Resamples">How many series were drawn.</param>
public sealed record BootstrapResult(
    int Count, double Mean, double Lower, double Upper, double PValue, double ExpectedBlockLength, int Resamples);
