using Simulation.Web.Comparing;
using Xunit;

namespace Simulation.Web.Tests.Comparing;

public class ComparedAddressTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesTheSameScenarios()
    {
        ComparedScenario[] scenarios = [new("dry-year", null), new("more-investment", 2)];

        Assert.Equal("dry-year,more-investment@2", ComparedAddress.Of(scenarios));
        Assert.Equal(scenarios, ComparedAddress.Read(ComparedAddress.Of(scenarios)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",,@2,a@b@c,a@-1,a@x")]
    public void Read_NoScenario_IsEmpty(string? text) => Assert.Empty(ComparedAddress.Read(text));

    [Fact]
    public void Read_OneTwice_CountsOnce() => Assert.Equal([new ComparedScenario("dry-year", null)], ComparedAddress.Read("dry-year,dry-year@3"));

    [Fact]
    public void Of_None_IsNothing() => Assert.Null(ComparedAddress.Of([]));
}
