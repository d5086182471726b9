using System.Globalization;
using System.Diagnostics;

namespace AlphaPulse.Cli.Output;

/// <summary>One line on standard error that is written over; silent where standard error is not a terminal.</summary>
internal sealed class ProgressLine(bool quiet)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly bool _visible = !quiet && !Console.IsErrorRedirected;
    private long _last;

    public void Show(string text, bool final = false)
    {
        if (!_visible || (!final && _last != 0 && Stopwatch.GetElapsedTime(_last) < Interval))
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{text,-60}{(final ? "\n" : string.Empty)}"));
    }
}
