using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace AlphaPulse.Cli.Output;

/// <summary>One line on standard error that is written over; silent where standard error is not a terminal, unless <c>--verbose</c> asks for its final state.</summary>
internal sealed class ProgressLine
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly bool _visible;
    private readonly bool _overwrites = !Console.IsErrorRedirected;
    private long _last;
    private int _width = 60;

    private ProgressLine(bool visible) => _visible = visible;

    public static ProgressLine For(ParseResult parsed) =>
        new(!parsed.GetValue(CommonOptions.Quiet) && (!Console.IsErrorRedirected || parsed.GetValue(CommonOptions.Verbose)));

    /// <summary>Writes a line that stays, over the one that is written over.</summary>
    public static void Write(string text) =>
        Console.Error.WriteLine(Console.IsErrorRedirected ? text : string.Create(CultureInfo.InvariantCulture, $"\r{text,-60}"));

    public void Show(string text, bool final = false)
    {
        if (!_visible || (!final && _last != 0 && Stopwatch.GetElapsedTime(_last) < Interval))
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        if (_overwrites)
        {
            // Nothing stays of a longer text that stood there.
            Console.Error.Write($"\r{text.PadRight(_width)}{(final ? "\n" : string.Empty)}");
            _width = Math.Max(60, text.Length);
        }
        else if (final)
        {
            Console.Error.WriteLine(text);
        }
    }
}
