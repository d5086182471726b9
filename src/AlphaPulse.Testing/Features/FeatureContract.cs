using AlphaPulse.Features;

namespace AlphaPulse.Testing;

/// <summary>Verifies that features know nothing that they cannot know.</summary>
/// <remarks>Safe for use from any thread, as far as the features are.</remarks>
public static class FeatureContract
{
    /// <summary>Verifies that no column of a set changes with what became known after its row, bridges a gap or is the label.</summary>
    /// <param name="set">The set.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="data">The data; at least 20 bars more than the longest warm-up.</param>
    /// <param name="options">How thoroughly; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ContractViolationException">A column leaks, or had no value at all; the message names it, the first row that gives it away and what was seen.</exception>
    /// <exception cref="ArgumentException">There are too few bars.</exception>
    /// <exception cref="FeatureInputException">The set needs an instrument or a source that is not there.</exception>
    public static void VerifyNoLeaks(FeatureSet set, ITradingCalendar calendar, LeakData data, LeakOptions? options = null) =>
        VerifyNoLeaks(LeakSubject.Of(set, calendar, data), calendar, data, options);

    /// <summary>As the other overload, for a function of your own.</summary>
    /// <param name="subject">What computes the features.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="data">The data; at least 20 bars more than the longest warm-up.</param>
    /// <param name="options">How thoroughly; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ContractViolationException">A column leaks, or had no value at all; the message names it, the first row that gives it away and what was seen.</exception>
    /// <exception cref="ArgumentException">There are too few bars.</exception>
    public static void VerifyNoLeaks(LeakSubject subject, ITradingCalendar calendar, LeakData data, LeakOptions? options = null)
    {
        var report = LeakDetector.Examine(subject, data, calendar, options);
        if (!report.IsClean)
        {
            throw new ContractViolationException(string.Join(Environment.NewLine, report.Findings.Select(
                f => FormattableString.Invariant($"'{report.Subject}' leaks in column '{f.Column}' ({f.Kind}), row {f.Row} at {UtcText.Format(f.Time)}: {f.Detail}."))
                .Concat(report.Unexamined.Select(c => $"Column '{c}' of '{report.Subject}' had no value in any row, so nothing can be said of it: give more bars, or the source that it needs."))));
        }
    }
}
