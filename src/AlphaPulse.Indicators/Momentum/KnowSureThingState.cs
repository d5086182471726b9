using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="KnowSureThing{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct KnowSureThingState<T> : IIndicatorState<KnowSureThingState<T>, T, KstValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _first;
    private readonly int _second;
    private readonly int _third;
    private readonly int _fourth;
    private readonly int _firstMean;
    private readonly int _secondMean;
    private readonly int _thirdMean;
    private readonly int _fourthMean;
    private readonly int _signal;
    private RateOfChangeState<T> _rate1;
    private WindowSum<T> _window1;
    private RateOfChangeState<T> _rate2;
    private WindowSum<T> _window2;
    private RateOfChangeState<T> _rate3;
    private WindowSum<T> _window3;
    private RateOfChangeState<T> _rate4;
    private WindowSum<T> _window4;
    private WindowSum<T> _signals;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="first">The bars of the first rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="second">The bars of the second rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="third">The bars of the third rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="fourth">The bars of the fourth rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="firstMean">How many values the mean of the first rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="secondMean">How many values the mean of the second rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="thirdMean">How many values the mean of the third rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="fourthMean">How many values the mean of the fourth rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public KnowSureThingState(int first, int second, int third, int fourth, int firstMean, int secondMean, int thirdMean, int fourthMean, int signal)
    {
        _first = Period.Check(first, 1);
        _second = Period.Check(second, 1);
        _third = Period.Check(third, 1);
        _fourth = Period.Check(fourth, 1);
        _firstMean = Period.Check(firstMean, 1);
        _secondMean = Period.Check(secondMean, 1);
        _thirdMean = Period.Check(thirdMean, 1);
        _fourthMean = Period.Check(fourthMean, 1);
        _signal = Period.Check(signal, 1);
        _rate1 = new RateOfChangeState<T>(first, RateOfChangeScale.Percent);
        _window1 = new WindowSum<T>(firstMean);
        _rate2 = new RateOfChangeState<T>(second, RateOfChangeScale.Percent);
        _window2 = new WindowSum<T>(secondMean);
        _rate3 = new RateOfChangeState<T>(third, RateOfChangeScale.Percent);
        _window3 = new WindowSum<T>(thirdMean);
        _rate4 = new RateOfChangeState<T>(fourth, RateOfChangeScale.Percent);
        _window4 = new WindowSum<T>(fourthMean);
        _signals = new WindowSum<T>(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "kst";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(Math.Max(_first + _firstMean, _second + _secondMean), Math.Max(_third + _thirdMean, _fourth + _fourthMean));

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signal - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => OutputWarmup(1);

    /// <inheritdoc/>
    public bool Next(in T input, out KstValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var hasLine = Smoothed(ref _rate1, ref _window1, input, out var one)
            & Smoothed(ref _rate2, ref _window2, input, out var two)
            & Smoothed(ref _rate3, ref _window3, input, out var three)
            & Smoothed(ref _rate4, ref _window4, input, out var four);
        if (!hasLine)
        {
            return false;
        }

        var line = one + Number.Convert<T>(2) * two + Number.Convert<T>(3) * three + Number.Convert<T>(4) * four;
        if (!Number.IsPresent(line))
        {
            return false;
        }

        output = new KstValue<T>(line, _signals.Push(Rounding.Ratio(line)) ? _signals.Mean() : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly KnowSureThingState<T> Copy() => this with
    {
        _rate1 = _rate1.Copy(),
        _window1 = _window1.Copy(),
        _rate2 = _rate2.Copy(),
        _window2 = _window2.Copy(),
        _rate3 = _rate3.Copy(),
        _window3 = _window3.Copy(),
        _rate4 = _rate4.Copy(),
        _window4 = _window4.Copy(),
        _signals = _signals.Copy(),
    };

    /// <inheritdoc/>
    public readonly KnowSureThingState<T> Fresh() => new(_first, _second, _third, _fourth, _firstMean, _secondMean, _thirdMean, _fourthMean, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_first);
        writer.Parameter(_second);
        writer.Parameter(_third);
        writer.Parameter(_fourth);
        writer.Parameter(_firstMean);
        writer.Parameter(_secondMean);
        writer.Parameter(_thirdMean);
        writer.Parameter(_fourthMean);
        writer.Parameter(_signal);
        _rate1.Save(ref writer);
        _window1.Save(ref writer);
        _rate2.Save(ref writer);
        _window2.Save(ref writer);
        _rate3.Save(ref writer);
        _window3.Save(ref writer);
        _rate4.Save(ref writer);
        _window4.Save(ref writer);
        _signals.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly KnowSureThingState<T> Load(ref StateReader reader)
    {
        reader.Parameter("first", _first);
        reader.Parameter("second", _second);
        reader.Parameter("third", _third);
        reader.Parameter("fourth", _fourth);
        reader.Parameter("mean1", _firstMean);
        reader.Parameter("mean2", _secondMean);
        reader.Parameter("mean3", _thirdMean);
        reader.Parameter("mean4", _fourthMean);
        reader.Parameter("signal", _signal);
        return this with
        {
            _rate1 = _rate1.Load(ref reader),
            _window1 = _window1.Load(ref reader),
            _rate2 = _rate2.Load(ref reader),
            _window2 = _window2.Load(ref reader),
            _rate3 = _rate3.Load(ref reader),
            _window3 = _window3.Load(ref reader),
            _rate4 = _rate4.Load(ref reader),
            _window4 = _window4.Load(ref reader),
            _signals = _signals.Load(ref reader),
        };
    }

    private static bool Smoothed(ref RateOfChangeState<T> rates, ref WindowSum<T> window, T input, out T mean)
    {
        mean = default;
        if (!rates.Next(in input, out var rate) || !window.Push(Rounding.Ratio(rate)))
        {
            return false;
        }

        mean = window.Mean();
        return true;
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _rate1.Next(in missing, out _);
        _window1.Push(missing);
        _rate2.Next(in missing, out _);
        _window2.Push(missing);
        _rate3.Next(in missing, out _);
        _window3.Push(missing);
        _rate4.Next(in missing, out _);
        _window4.Push(missing);
        _signals.Push(missing);
    }
}
