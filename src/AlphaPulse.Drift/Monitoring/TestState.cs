namespace AlphaPulse.Drift;

/// <summary>One test of one column over time: how long it has been above or at its threshold.</summary>
internal struct TestState
{
    /// <summary>The last statistic; NaN where the test was not made.</summary>
    internal double Statistic;

    internal double Threshold;

    internal DateTimeOffset FirstSeen;

    private int _above;
    private int _below;

    internal bool IsAbove => _above > 0;

    internal bool IsDrift { get; private set; }

    /// <summary>Forgets everything but the threshold.</summary>
    internal void Forget() => this = new TestState { Threshold = Threshold, Statistic = double.NaN };

    /// <summary>Takes a statistic in. One that could not be computed changes nothing: it is evidence of neither.</summary>
    internal void Update(double statistic, DateTimeOffset time, int confirm, int release)
    {
        Statistic = statistic;
        if (double.IsNaN(statistic) || double.IsNaN(Threshold))
        {
            return;
        }

        if (statistic > Threshold)
        {
            FirstSeen = _above == 0 && !IsDrift ? time : FirstSeen;
            _above = Math.Min(_above + 1, confirm);
            _below = 0;
            IsDrift |= _above >= confirm;
        }
        else
        {
            _above = 0;
            _below = Math.Min(_below + 1, release);
            IsDrift &= _below < release;
        }
    }
}
