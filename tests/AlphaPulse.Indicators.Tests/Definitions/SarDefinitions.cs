namespace AlphaPulse.Indicators.Tests;

/// <summary>The parabolic stop and reverse, once for each peer whose first bars differ.</summary>
internal static class SarDefinitions
{
    public static Precise?[][] Wilder(PreciseBar[] bars, Precise step, Precise maximum) =>
        [.. Run(bars, 0, 0, [step, step, maximum], [step, step, maximum]).Select(r => r is { } s ? new Precise?[] { s.Stop, s.Up ? 1 : -1 } : [null, null])];

    public static Precise?[][] Extended(PreciseBar[] bars, decimal[] p) =>
        [.. Run(bars, p[0], p[1], [p[2], p[3], p[4]], [p[5], p[6], p[7]]).Select(r => new[] { r is { } s ? (s.Up ? s.Stop : 0 - s.Stop) : (Precise?)null })];

    // Tulip: the new extreme counts before the stop is tested, and only a price beyond the stop reverses.
    public static Precise?[][] Tulip(PreciseBar[] bars, Precise step, Precise maximum)
    {
        var result = bars.Select(_ => new Precise?[2]).ToArray();
        var up = !(bars[1].High + bars[1].Low < bars[0].High + bars[0].Low);
        var extreme = up ? bars[0].High : bars[0].Low;
        var stop = up ? bars[0].Low : bars[0].High;
        var speed = Precise.Min(step, maximum);
        for (var i = 1; i < bars.Length; i++)
        {
            stop += speed * (extreme - stop);
            foreach (var before in bars[Math.Max(0, i - 2)..i])
            {
                stop = up ? Precise.Min(stop, before.Low) : Precise.Max(stop, before.High);
            }

            if (up ? bars[i].High > extreme : bars[i].Low < extreme)
            {
                extreme = up ? bars[i].High : bars[i].Low;
                speed = Precise.Min(speed + step, maximum);
            }

            if (up ? bars[i].Low < stop : bars[i].High > stop)
            {
                stop = extreme;
                up = !up;
                extreme = up ? bars[i].High : bars[i].Low;
                speed = Precise.Min(step, maximum);
            }

            result[i] = [stop, up ? 1 : -1];
        }

        return result;
    }

    // Wilder by way of TA-Lib: legs are start, step and maximum.
    private static (Precise Stop, bool Up)?[] Run(PreciseBar[] bars, Precise startValue, Precise offset, Precise[] rise, Precise[] fall)
    {
        var result = new (Precise Stop, bool Up)?[bars.Length];
        var (down, upMove) = (bars[0].Low - bars[1].Low, bars[1].High - bars[0].High);
        var up = startValue == 0
            ? !(down > 0 && down > upMove && !ChannelsSeries.Ties(down, upMove, bars[1].High))
            : startValue > 0;
        var extreme = up ? bars[1].High : bars[1].Low;
        var next = startValue == 0 ? (up ? bars[0].Low : bars[0].High) : Precise.Abs(startValue);
        var speed = Start(up ? rise : fall);
        for (var i = 1; i < bars.Length; i++)
        {
            var (bar, last) = (bars[i], bars[Math.Max(i - 1, 1)]);
            var (top, bottom) = (Precise.Max(bar.High, last.High), Precise.Min(bar.Low, last.Low));
            if (up ? !(bar.Low > next) : !(bar.High < next))
            {
                up = !up;
                var stop = up ? Precise.Min(extreme, bottom) : Precise.Max(extreme, top);
                stop = up ? stop - stop * offset : stop + stop * offset;
                result[i] = (stop, up);
                extreme = up ? bar.High : bar.Low;
                speed = Start(up ? rise : fall);
                next = stop;
            }
            else
            {
                result[i] = (next, up);
                if (up ? bar.High > extreme : bar.Low < extreme)
                {
                    extreme = up ? bar.High : bar.Low;
                    var leg = up ? rise : fall;
                    speed = Precise.Min(speed + Precise.Min(leg[1], leg[2]), leg[2]);
                }
            }

            next += speed * (extreme - next);
            next = up ? Precise.Min(next, bottom) : Precise.Max(next, top);
        }

        return result;
    }

    private static Precise Start(Precise[] leg) => Precise.Min(leg[0], leg[2]);
}
