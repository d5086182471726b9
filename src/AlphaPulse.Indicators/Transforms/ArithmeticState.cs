using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Arithmetic{T}"/>: nothing but the choice, as each bar stands for itself.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct ArithmeticState<T> : IIndicatorState<ArithmeticState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly ArithmeticOperation _operation;

    /// <summary>Creates the state.</summary>
    /// <param name="operation">Which operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such operation.</exception>
    public ArithmeticState(ArithmeticOperation operation)
    {
        Number.EnsureSupported<T>();
        _operation = operation is >= ArithmeticOperation.Add and <= ArithmeticOperation.Divide
            ? operation
            : throw new ArgumentOutOfRangeException(nameof(operation), operation, "Choose one of the four operations.");
    }

    /// <inheritdoc/>
    public string Name => _operation switch
    {
        ArithmeticOperation.Subtract => "sub",
        ArithmeticOperation.Multiply => "mult",
        ArithmeticOperation.Divide => "div",
        _ => "add",
    };

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        var (first, second) = input;
        output = default;
        if (_operation == ArithmeticOperation.Divide && second == T.Zero)
        {
            return false;
        }

        if (typeof(T) == typeof(decimal) && IsTooGreat(double.CreateTruncating(first), double.CreateTruncating(second)))
        {
            return false;
        }

        var result = _operation switch
        {
            ArithmeticOperation.Subtract => first - second,
            ArithmeticOperation.Multiply => first * second,
            ArithmeticOperation.Divide => first / second,
            _ => first + second,
        };
        output = Number.IsPresent(result) ? result : default;
        return Number.IsPresent(result);
    }

    /// <inheritdoc/>
    public ArithmeticState<T> Copy() => this;

    /// <inheritdoc/>
    public ArithmeticState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => writer.Parameter((int)_operation);

    /// <inheritdoc/>
    public ArithmeticState<T> Load(ref StateReader reader)
    {
        reader.Parameter("operation", (int)_operation);
        return this;
    }

    private bool IsTooGreat(double first, double second) => Math.Abs(_operation switch
    {
        ArithmeticOperation.Subtract => first - second,
        ArithmeticOperation.Multiply => first * second,
        ArithmeticOperation.Divide => first / second,
        _ => first + second,
    }) > ValueFunctions.GreatestDecimal;
}
