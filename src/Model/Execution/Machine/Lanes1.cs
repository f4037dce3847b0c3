namespace Simulation.Model.Execution.Machine;

/// <summary>One double: the scalar form of the same arithmetic, for values that are the same in all draws and for tests.</summary>
internal readonly unsafe struct Lanes1 : ILanes<double>
{
    private static readonly double True = BitConverter.Int64BitsToDouble(-1);

    public static int Width => 1;

    public static double Load(double* source) => *source;

    public static void Store(double value, double* destination) => *destination = value;

    public static double Spread(double value) => value;

    public static double SpreadBits(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static double MultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    public static double Sqrt(double a) => Math.Sqrt(a);

    public static double Larger(double a, double b) => a > b ? a : b;

    public static double Smaller(double a, double b) => a < b ? a : b;

    public static double Less(double a, double b) => a < b ? True : 0;

    public static double LessOrEqual(double a, double b) => a <= b ? True : 0;

    public static double Equal(double a, double b) => a == b ? True : 0;

    public static double And(double a, double b) => Bits(ToBits(a) & ToBits(b));

    public static double Or(double a, double b) => Bits(ToBits(a) | ToBits(b));

    public static double Xor(double a, double b) => Bits(ToBits(a) ^ ToBits(b));

    public static double Select(double mask, double a, double b) => ToBits(mask) != 0 ? a : b;

    public static bool AllLess(double a, double b) => a < b;

    public static bool AllLessOrEqual(double a, double b) => a <= b;

    public static double AddBits(double a, double b) => Bits(ToBits(a) + ToBits(b));

    public static double ShiftLeft(double a, int bits) => Bits(ToBits(a) << bits);

    public static double ShiftRight(double a, int bits) => Bits(ToBits(a) >>> bits);

    private static long ToBits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double Bits(long bits) => BitConverter.Int64BitsToDouble(bits);
}
