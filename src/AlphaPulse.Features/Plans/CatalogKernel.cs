using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Any indicator of the catalog, through the shape that all of them share.</summary>
internal sealed class CatalogKernel(BarIndicator<double> indicator, int input, int output) : NodeKernel
{
    private readonly double?[] _outputs = new double?[indicator.OutputCount];

    public override void Run(double[] values, in NodeBar bar)
    {
        if (input < 0)
        {
            indicator.Update(in bar.Bar, _outputs);
        }
        else
        {
            // The indicator takes the close.
            var value = values[input];
            indicator.Update(new Ohlcv<double>(value, value, value, value, value), _outputs);
        }

        for (var i = 0; i < _outputs.Length; i++)
        {
            values[output + i] = _outputs[i] is { } number ? Finite(number) : double.NaN;
        }
    }

    public override void Reset() => indicator.Reset();
}
