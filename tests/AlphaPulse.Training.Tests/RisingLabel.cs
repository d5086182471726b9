using System.Globalization;
using AlphaPulse.Features;

namespace AlphaPulse.Training.Tests;

/// <summary>A label that the package does not know: whether the close is higher some bars ahead.</summary>
internal sealed class RisingLabel(int bars) : ILabel
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"rising({bars})");

    public ModelTask Task => ModelTask.BinaryClassification;

    public int HorizonBars => bars;

    public int LookbackBars => 0;

    public bool FollowsPath => false;

    public bool TellsSide => true;

    public static RisingLabel Of(IReadOnlyList<string> arguments) => new(int.Parse(arguments[0], CultureInfo.InvariantCulture));

    public ILabelRun? Begin(in LabelStart start) => new Run(start.Bar);

    private sealed class Run(Bar start) : ILabelRun
    {
        public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
        {
            value = new LabelValue(bar.Close > start.Close ? 1 : 0, Math.Log((double)(bar.Close / start.Close)));
            return LabelState.Known;
        }
    }
}
