using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="FunctionOf{T}"/>: nothing but the choice, as each bar stands for itself.</summary>
/// <remarks>Immutable and safe for use from any thread. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct FunctionOfState<T> : IIndicatorState<FunctionOfState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly ValueFunction _function;
    private readonly decimal _factor;
    private readonly T _scale;

    /// <summary>Creates the state.</summary>
    /// <param name="function">Which function.</param>
    /// <param name="factor">What the value is multiplied with first; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such function, or the factor is not above 0.</exception>
    public FunctionOfState(ValueFunction function, decimal factor)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        _function = function is >= ValueFunction.Sine and <= ValueFunction.Cube
            ? function
            : throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such function.");
        _factor = factor;
        _scale = Number.Convert<T>(factor);
    }

    /// <inheritdoc/>
    public string Name => _function switch
    {
        ValueFunction.Cosine => "cos",
        ValueFunction.Tangent => "tan",
        ValueFunction.Arcsine => "asin",
        ValueFunction.Arccosine => "acos",
        ValueFunction.Arctangent => "atan",
        ValueFunction.HyperbolicSine => "sinh",
        ValueFunction.HyperbolicCosine => "cosh",
        ValueFunction.HyperbolicTangent => "tanh",
        ValueFunction.Logarithm => "ln",
        ValueFunction.CommonLogarithm => "log10",
        ValueFunction.Exponential => "exp",
        ValueFunction.SquareRoot => "sqrt",
        ValueFunction.Ceiling => "ceil",
        ValueFunction.Floor => "floor",
        ValueFunction.Round => "round",
        ValueFunction.Truncate => "trunc",
        ValueFunction.Absolute => "abs",
        ValueFunction.Degrees => "todeg",
        ValueFunction.Radians => "torad",
        ValueFunction.InverseFisher => "ifisher",
        ValueFunction.Cube => "cube",
        _ => "sin",
    };

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        if (typeof(T) == typeof(double))
        {
            var rounded = ValueFunctions.Of(_function, Number.AsDouble(input) * Number.AsDouble(_scale));
            output = double.IsFinite(rounded) ? Number.From<T>(rounded) : default;
            return double.IsFinite(rounded);
        }

        var hasValue = ValueFunctions.TryOf(_function, Number.AsDecimal(input), _factor, out var exact);
        output = Number.From<T>(exact);
        return hasValue;
    }

    /// <inheritdoc/>
    public FunctionOfState<T> Copy() => this;

    /// <inheritdoc/>
    public FunctionOfState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_function);
        writer.Parameter(_factor);
    }

    /// <inheritdoc/>
    public FunctionOfState<T> Load(ref StateReader reader)
    {
        reader.Parameter("function", (int)_function);
        reader.Parameter("factor", _factor);
        return this;
    }
}
