using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The indicators that the sets use most, as states without the shape of the catalog around them. The values are the same.</summary>
internal static class FastIndicators
{
    /// <summary>Makes the kernel.</summary>
    /// <param name="spec">The indicator.</param>
    /// <param name="input">The slot that it reads; below 0 for whole bars.</param>
    /// <param name="output">The first slot that it fills.</param>
    /// <returns>The kernel, or <see langword="null"/> where the indicator goes through the catalog.</returns>
    public static NodeKernel? Find(IndicatorSpec spec, int input, int output) =>
        input < 0 ? OfBars(spec, output) : OfSeries(spec, input, output);

    private static NodeKernel? OfSeries(IndicatorSpec spec, int input, int output) => spec.Descriptor.Name switch
    {
        "sma" => Series(new SmaState<double>(spec.Integer(0)), input, output),
        "ema" => Series(new EmaState<double>(spec.Integer(0), (EmaSeed)spec.Integer(1)), input, output),
        "rsi" => Series(new RsiState<double>(spec.Integer(0)), input, output),
        "stddev" => Series(new StandardDeviationState<double>(spec.Integer(0), (DeviationKind)spec.Integer(1)), input, output),
        "zscore" => Series(new ZScoreState<double>(spec.Integer(0), (DeviationKind)spec.Integer(1)), input, output),
        "roc" => Series(new RateOfChangeState<double>(spec.Integer(0), (RateOfChangeScale)spec.Integer(1)), input, output),
        "mom" => Series(new MomentumState<double>(spec.Integer(0)), input, output),
        "wma" => Series(new WmaState<double>(spec.Integer(0)), input, output),
        "dema" => Series(new DemaState<double>(spec.Integer(0), (NestedEmaSeed)spec.Integer(1)), input, output),
        "tema" => Series(new TemaState<double>(spec.Integer(0), (NestedEmaSeed)spec.Integer(1)), input, output),
        "kama" => Series(new KamaState<double>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (KamaStart)spec.Integer(3)), input, output),
        "zlema" => Series(new ZlemaState<double>(spec.Integer(0), (EmaSeed)spec.Integer(1)), input, output),
        "smma" => Series(new SmmaState<double>(spec.Integer(0)), input, output),
        "lsma" => Series(new LinearRegressionState<double>(spec.Integer(0), LinePart.End), input, output),
        "slope" => Series(new LinearRegressionState<double>(spec.Integer(0), LinePart.Slope), input, output),
        "midpoint" => Series(new MidpointState<double>(spec.Integer(0)), input, output),
        "cmo" => Series(new CmoState<double>(spec.Integer(0), (CmoSmoothing)spec.Integer(1)), input, output),
        "trix" => Series(new TrixState<double>(spec.Integer(0), (TrixSeed)spec.Integer(1), (TrixDivisor)spec.Integer(2)), input, output),
        "max" => Series(new ExtremeState<double>(spec.Integer(0), ExtremeKind.Maximum, (ChannelWindow)spec.Integer(1)), input, output),
        "min" => Series(new ExtremeState<double>(spec.Integer(0), ExtremeKind.Minimum, (ChannelWindow)spec.Integer(1)), input, output),
        "sum" => Series(new SumState<double>(spec.Integer(0)), input, output),
        "bbands" => Several<BollingerBandsState<double>, BollingerValue<double>>(
            new BollingerBandsState<double>(spec.Integer(0), spec.Arguments[1]), input, output, spec.Columns.Count),
        "macd" => Several<MacdState<double>, MacdValue<double>>(
            new MacdState<double>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (MacdSeed)spec.Integer(3)), input, output, spec.Columns.Count),
        _ => null,
    };

    private static NodeKernel? OfBars(IndicatorSpec spec, int output) => spec.Descriptor.Name switch
    {
        "adx" => new StateKernels.OfBars<AdxState<double>>(new AdxState<double>(spec.Integer(0), (AdxSeed)spec.Integer(1)), output),
        "cci" => new StateKernels.OfBars<CciState<double>>(new CciState<double>(spec.Integer(0)), output),
        "mfi" => new StateKernels.OfBars<MfiState<double>>(new MfiState<double>(spec.Integer(0)), output),
        "willr" => new StateKernels.OfBars<WilliamsRState<double>>(new WilliamsRState<double>(spec.Integer(0)), output),
        "bop" => new StateKernels.OfBars<BalanceOfPowerState<double>>(new BalanceOfPowerState<double>(), output),
        "ad" => new StateKernels.OfBars<AccumulationDistributionState<double>>(new AccumulationDistributionState<double>(), output),
        "vwma" => new StateKernels.OfBars<VwmaState<double>>(new VwmaState<double>(spec.Integer(0)), output),
        "tr" => new StateKernels.OfBars<TrueRangeState<double>>(new TrueRangeState<double>((FirstTrueRange)spec.Integer(0)), output),
        "stoch" => new StateKernels.SeveralOfBars<StochasticState<double>, StochasticValue<double>>(
            new StochasticState<double>(spec.Integer(0), spec.Integer(1), spec.Integer(2)), output, spec.Columns.Count),
        "stochf" => new StateKernels.SeveralOfBars<FastStochasticState<double>, StochasticValue<double>>(
            new FastStochasticState<double>(spec.Integer(0), spec.Integer(1)), output, spec.Columns.Count),
        "aroon" => new StateKernels.SeveralOfBars<AroonState<double>, AroonValue<double>>(
            new AroonState<double>(spec.Integer(0), (ExtremeTie)spec.Integer(1)), output, spec.Columns.Count),
        "atr" => new StateKernels.OfBars<AtrState<double>>(new AtrState<double>(spec.Integer(0), (FirstTrueRange)spec.Integer(1)), output),
        "di" => new StateKernels.SeveralOfBars<DirectionalIndicatorState<double>, DirectionalValue<double>>(
            new DirectionalIndicatorState<double>(spec.Integer(0)), output, spec.Columns.Count),
        "donchian" => new StateKernels.SeveralOfBars<DonchianState<double>, DonchianValue<double>>(
            new DonchianState<double>(spec.Integer(0), (ChannelWindow)spec.Integer(1)), output, spec.Columns.Count),
        _ => null,
    };

    private static StateKernels.OfSeries<TState> Series<TState>(TState state, int input, int output)
        where TState : struct, IIndicatorState<TState, double, double> => new(state, input, output);

    private static StateKernels.SeveralOfSeries<TState, TOutput> Several<TState, TOutput>(TState state, int input, int output, int width)
        where TState : struct, IIndicatorState<TState, double, TOutput>
        where TOutput : struct, IIndicatorOutput<double> => new(state, input, output, width);
}
