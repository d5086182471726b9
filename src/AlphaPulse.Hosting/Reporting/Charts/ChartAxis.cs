namespace AlphaPulse.Hosting;

/// <summary>Maps values to shares of the drawing from 0 to 1 and finds round marks.</summary>
internal sealed class ChartAxis
{
    private readonly bool _isLogarithmic;
    private readonly double _offset;

    private ChartAxis(double minimum, double maximum, bool isLogarithmic, IReadOnlyList<ChartTick> ticks, double offset = 0)
    {
        (Minimum, Maximum, _isLogarithmic, _offset) = (minimum - offset, maximum - offset, isLogarithmic, offset);
        Ticks = [.. ticks.Select(t => t with { Value = t.Value - offset })];
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public IReadOnlyList<ChartTick> Ticks { get; }

    /// <summary>An axis of numbers. Values that are not finite are passed over; without any it is 0 to 1, with one it has room around it.</summary>
    public static ChartAxis Numbers(IEnumerable<double> values, Func<double, double, string> format, int marks = 5, double padding = 0.04)
    {
        var (low, high) = Extent(values);
        var room = high > low ? (high - low) * padding : Math.Max(Math.Abs(high) * 0.05, 1e-6);
        (low, high) = (low - room, high + room);
        var step = RoundStep((high - low) / marks);
        var ticks = new List<ChartTick>();
        for (var i = Math.Ceiling(low / step); i * step <= high; i++)
        {
            ticks.Add(new ChartTick(i * step, format(i * step, step), IsEssential: marks <= 5 || i % 2 == 0));
        }

        return new ChartAxis(low, high, isLogarithmic: false, ticks);
    }

    /// <summary>An axis of prices: logarithmic where the highest is several times the lowest, so that equal moves look equal.</summary>
    public static ChartAxis Prices(IEnumerable<double> values, out bool isLogarithmic)
    {
        var list = values as IReadOnlyList<double> ?? [.. values];
        var (low, high) = Extent(list);
        isLogarithmic = low > 0 && high / low > 5;
        if (!isLogarithmic)
        {
            return Numbers(list, ReportText.Number);
        }

        return new ChartAxis(low / 1.08, high * 1.08, isLogarithmic: true, Decades(low / 1.08, high * 1.08, (v, power) => ReportText.Number(v, power)));
    }

    /// <summary>An axis of changes since the start as fractions: logarithmic in the equity where that has become several times what it was.</summary>
    public static ChartAxis Growth(IEnumerable<double> changes, out bool isLogarithmic)
    {
        var (low, high) = Extent([.. changes]);
        isLogarithmic = low > -1 && high > 3;
        return isLogarithmic
            ? new ChartAxis((1 + low) / 1.08, (1 + high) * 1.08, isLogarithmic: true, Decades((1 + low) / 1.08, (1 + high) * 1.08, (v, power) => ReportText.PercentTick(v - 1, power)), offset: 1)
            : Numbers([low, high], ReportText.PercentTick);
    }

    /// <summary>An axis of times in milliseconds since 1970 UTC.</summary>
    public static ChartAxis Times(double from, double to)
    {
        if (!(to > from))
        {
            (from, to) = (from - 1_800_000, from + 1_800_000);
        }

        return new ChartAxis(from, to, isLogarithmic: false, TimeTicks.Between(from, to));
    }

    public double Place(double value) => _isLogarithmic
        ? Math.Log((value + _offset) / (Minimum + _offset)) / Math.Log((Maximum + _offset) / (Minimum + _offset))
        : (value - Minimum) / (Maximum - Minimum);

    private static (double Low, double High) Extent(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return low <= high ? (low, high) : (0, 1);
    }

    /// <summary>One, two and five in every power of ten; more where that gives too few, powers alone where it gives too many.</summary>
    private static List<ChartTick> Decades(double low, double high, Func<double, double, string> format)
    {
        var ticks = new List<ChartTick>();
        foreach (var factors in (double[][])[[1], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 7]])
        {
            var finer = Marks(factors);
            if (ticks.Count >= 4 || (ticks.Count > 1 && finer.Count > 9))
            {
                break;
            }

            ticks = finer;
        }

        return ticks;

        List<ChartTick> Marks(double[] factors)
        {
            var found = new List<ChartTick>();
            for (var exponent = (int)Math.Floor(Math.Log10(low)); Math.Pow(10, exponent) <= high; exponent++)
            {
                var power = Math.Pow(10, exponent);
                found.AddRange(factors.Select(f => power * f).Where(v => v >= low && v <= high).Select(v => new ChartTick(v, format(v, factors.Length > 3 ? power / 2 : power), IsEssential: true)));
            }

            return found;
        }
    }

    private static double RoundStep(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return (wanted / power) switch { <= 1.5 => power, <= 3.5 => 2 * power, <= 7.5 => 5 * power, _ => 10 * power };
    }
}
