namespace AlphaPulse.Models.Tests.Export;

/// <summary>An array of numbers with a shape, whole numbers and truth values as doubles too.</summary>
internal sealed record Tensor(int[] Shape, double[] Values)
{
    internal int Columns => Shape[^1];

    internal Tensor Map(Func<double, double> map) => new(Shape, [.. Values.Select(map)]);

    /// <summary>Two arrays element by element, with the broadcasting of the operators, for up to two dimensions.</summary>
    internal Tensor Zip(Tensor other, Func<double, double, double> zip)
    {
        var rank = Math.Max(Shape.Length, other.Shape.Length);
        var (rows, columns) = (Math.Max(Rows, other.Rows), Math.Max(Width, other.Width));
        var values = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[row * columns + column] = zip(At(row, column), other.At(row, column));
            }
        }

        return new Tensor(rank switch { 0 => [], 1 => [columns], _ => [rows, columns] }, values);
    }

    private int Rows => Shape.Length == 2 ? Shape[0] : 1;

    private int Width => Shape.Length == 0 ? 1 : Shape[^1];

    internal double At(int row, int column) => Values[(Rows == 1 ? 0 : row) * Width + (Width == 1 ? 0 : column)];
}
