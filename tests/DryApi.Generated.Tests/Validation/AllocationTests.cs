using DryApi.Errors;
using DryApi.Validation;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Checking a request that keeps all rules takes no memory.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Shapes => [.. RequestShapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Validate_OnAValidRequest_AllocatesNothing(string name)
    {
        var shape = RequestShapes.Named(name);
        foreach (var values in (Dictionary<string, object?>[])[Probes.SampleObject(shape.Schema), Probes.FullObject(shape.Schema)])
        {
            var model = (IValidatableModel)ModelFactory.Create(shape, values);
            Count(model);
            Count(model);

            Count(model).ShouldBe(0);
        }
    }

    private static long Count(IValidatableModel model)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        RequestValidation.ThrowIfInvalid(model, ServiceErrors.Default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
