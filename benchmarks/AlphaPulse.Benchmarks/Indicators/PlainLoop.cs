namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>The yardstick: a moving average of 20 doubles by adding and subtracting, as anyone would write it first.</summary>
internal static class PlainLoop
{
    private const int Window = 20;
    private static readonly double[] Outputs = new double[IndicatorSeries.Count];

    public static double Run(int count)
    {
        var closes = IndicatorSeries.Doubles;
        var output = Outputs;
        double sum = 0;
        for (var i = 0; i < Window - 1; i++)
        {
            sum += closes[i];
        }

        for (var i = Window - 1; i < count; i++)
        {
            sum += closes[i];
            output[i] = sum / Window;
            sum -= closes[i - Window + 1];
        }

        return sum;
    }
}
