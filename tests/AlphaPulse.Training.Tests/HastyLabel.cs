using AlphaPulse.Features;

namespace AlphaPulse.Training.Tests;

/// <summary>A label of your own that is wrong about its end: it was looked up many bars ahead, and says that it is known at the next one.</summary>
/// <param name="bars">The bars that it looks into.</param>
/// <param name="looks">How many bars ahead it looks.</param>
/// <param name="task">The move itself, or whether it is up.</param>
internal sealed class HastyLabel(IReadOnlyList<Bar> bars, int looks, ModelTask task) : ILabel
{
    private readonly Dictionary<DateTimeOffset, int> _places = Enumerable.Range(0, bars.Count).ToDictionary(i => bars[i].OpenTime);

    public string Name => "hasty";

    public ModelTask Task => task;

    public int HorizonBars => 1;

    public int LookbackBars => 0;

    public bool FollowsPath => false;

    public bool TellsSide => true;

    public ILabelRun? Begin(in LabelStart start)
    {
        var end = _places[start.Bar.OpenTime] + looks;
        return end < bars.Count ? new Run(Math.Log((double)(bars[end].Close / start.Bar.Close)), task) : null;
    }

    private sealed class Run(double move, ModelTask task) : ILabelRun
    {
        public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
        {
            value = new LabelValue(task == ModelTask.Regression ? move : move > 0 ? 1 : 0, move);
            return LabelState.Known;
        }
    }
}
