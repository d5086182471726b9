namespace AlphaPulse.Features;

/// <summary>Shannon's entropy of the last values over bins of equal width between the least and the greatest, as a share of the greatest possible.</summary>
internal sealed class EntropyKernel(int length, int bins, int input, int output) : NodeKernel
{
    private readonly TrailingValues _window = new(length);
    private readonly int[] _counts = new int[bins];

    public override void Run(double[] values, in NodeBar bar) =>
        values[output] = _window.Push(values[input]) ? Measure(_window.Values) : double.NaN;

    public override void Reset() => _window.Clear();

    private double Measure(ReadOnlySpan<double> window)
    {
        var least = window[0];
        var greatest = window[0];
        foreach (var value in window)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (!(greatest > least))
        {
            return double.NaN;
        }

        Array.Clear(_counts);
        foreach (var value in window)
        {
            _counts[Math.Min((int)((value - least) / (greatest - least) * bins), bins - 1)]++;
        }

        var entropy = 0.0;
        foreach (var count in _counts)
        {
            if (count > 0)
            {
                var share = (double)count / window.Length;
                entropy -= share * Math.Log(share);
            }
        }

        return entropy / Math.Log(bins);
    }
}
