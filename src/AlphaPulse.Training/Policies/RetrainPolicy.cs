using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Decides when a model is trained again: by a schedule, and where drift says so. Whether the new one serves is the gate's to say.</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public sealed class RetrainPolicy
{
    private readonly RetrainOptions _options;

    /// <summary>Creates a policy.</summary>
    /// <param name="options">When it acts.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it with its value.</exception>
    public RetrainPolicy(RetrainOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var defect = options.Interval is { } interval && interval <= TimeSpan.Zero ? Text($"Interval is {interval}; set it above zero, or leave it out.")
            : options.Cooldown < TimeSpan.Zero ? Text($"Cooldown is {options.Cooldown}; set it to at least zero.")
            : options.MinimumNewBars < 1 ? Text($"MinimumNewBars is {options.MinimumNewBars}; set it to at least 1.")
            : null;
        if (defect is not null)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    /// <summary>Decides.</summary>
    /// <param name="situation">What there is.</param>
    /// <returns>The decision.</returns>
    public RetrainDecision Decide(RetrainSituation situation)
    {
        if (situation.TrainedAt is not { } trainedAt)
        {
            return new RetrainDecision(RetrainTrigger.NoModel, "there is no model yet");
        }

        var age = situation.Now - trainedAt;
        if (age < _options.Cooldown)
        {
            return Wait(Text($"the last training was {age.TotalHours:0.0} hours ago; none is made within {_options.Cooldown.TotalHours:0.0}"));
        }

        if (situation.NewBars < _options.MinimumNewBars)
        {
            return Wait(Text($"{situation.NewBars} bars have come since the last training; {_options.MinimumNewBars} are needed for a holdout that no candidate has seen"));
        }

        if (_options.OnDrift && situation.HasDrifted)
        {
            return new RetrainDecision(RetrainTrigger.Drift, Text($"what the model sees has drifted, {age.TotalDays:0.0} days after it was trained"));
        }

        return _options.Interval is { } interval && age >= interval
            ? new RetrainDecision(RetrainTrigger.Schedule, Text($"the model was trained {age.TotalDays:0.0} days ago; the schedule says every {interval.TotalDays:0.0}"))
            : Wait(Text($"the model was trained {age.TotalDays:0.0} days ago and nothing has drifted"));
    }

    private static RetrainDecision Wait(string reason) => new(RetrainTrigger.None, reason);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
