namespace AlphaPulse.Backtesting.Tests;

public sealed class SerialDependenceTests
{
    [Fact]
    public void A_small_series_by_hand()
    {
        double[] series = [1, 2, 3, 4];
        var correlations = SerialDependence.Autocorrelations(series, 2)!;
        Assert.Equal((0.75 - 0.25 + 0.75) / 5, correlations[0], 1e-15);
        Assert.Equal((-0.75 - 0.75) / 5, correlations[1], 1e-15);
        Assert.Equal(Math.Sqrt(5) / 4, SerialDependence.NeweyWestError(series, 0), 1e-15);
        Assert.Equal(Math.Sqrt(5 + 1.25) / 4, SerialDependence.NeweyWestError(series, 1), 1e-15);
    }

    [Fact]
    public void Independent_returns_scale_with_the_root_of_time_and_trending_ones_with_less()
    {
        Assert.Equal(Math.Sqrt(12), SerialDependence.SharpeFactor(new double[11], 12)!.Value, 1e-14);
        Assert.True(SerialDependence.SharpeFactor([0.3], 2) < Math.Sqrt(2));
        Assert.Equal(1, SerialDependence.SharpeFactor([], 1));
        Assert.Null(SerialDependence.SharpeFactor([-1], 2));
    }

    [Fact]
    public void What_has_no_dependence_to_measure_is_absent_or_refused()
    {
        Assert.Null(SerialDependence.Autocorrelations([0.1, 0.1, 0.1], 1));
        Assert.Throws<ArgumentException>(() => SerialDependence.Autocorrelations([1, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SerialDependence.Autocorrelations([1, 2], 0));
        Assert.Throws<ArgumentException>(() => SerialDependence.Autocorrelations([1, double.NaN], 1));
        Assert.Throws<ArgumentException>(() => SerialDependence.NeweyWestError([], 0));
        Assert.Throws<ArgumentException>(() => SerialDependence.SharpeFactor([0.1], 3));
        Assert.Throws<ArgumentException>(() => SerialDependence.SharpeFactor([double.NaN], 2));
    }
}
